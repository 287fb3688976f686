// SHA-256 in hexadecimal, comparison in constant time, and new secrets.

const encoder = new TextEncoder();

const digest = (text: string): Promise<ArrayBuffer> => crypto.subtle.digest("SHA-256", encoder.encode(text));

export const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const sha256 = async (text: string): Promise<string> => hex(await digest(text));

/** Compares digests, so that neither length nor content of a secret can be timed. */
export const isSameSecret = async (a: string, b: string): Promise<boolean> =>
  crypto.subtle.timingSafeEqual(await digest(a), await digest(b));

const TOKEN_BYTES = 32;

/** `dvc_` and 256 random bits in base64url. */
export const newToken = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return `dvc_${btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "")}`;
};

/** Whether a text carries what looks like one of our tokens, for refusing it in an address. */
export const looksLikeToken = (text: string): boolean => /dvc_[A-Za-z0-9_-]{20,}/.test(text);
