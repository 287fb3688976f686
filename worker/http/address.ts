// Whom an address belongs to, for counting requests: one IPv4 address, or the /64 network of an IPv6 address.

/** The eight groups of an IPv6 address; null where it is none. */
const groupsOf = (address: string): readonly string[] | null => {
  const [head = "", tail, more] = address.toLowerCase().split("::");
  if (more !== undefined) return null;
  const split = (part: string): readonly string[] => (part === "" ? [] : part.split(":"));
  const before = split(head);
  if (tail === undefined) return before.length === 8 ? before : null;
  const after = split(tail);
  const missing = 8 - before.length - after.length;
  return missing < 1 ? null : [...before, ...Array.from({ length: missing }, () => "0"), ...after];
};

/**
 * One subscriber has a whole /64, so counting single IPv6 addresses would count nobody. An IPv4 address inside IPv6 is that
 * IPv4 address; a text that is no address stays as it is.
 */
export const networkOf = (address: string): string => {
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inside !== undefined) return inside;
  const groups = address.includes(":") ? groupsOf(address) : null;
  if (!groups) return address;
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
};
