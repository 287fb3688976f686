// Does something for each of many, a few at a time, and tells how far it is.

/** Results in the order of `items`. `work` must not reject. */
export const inTurn = async <Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
  onDone: (count: number) => void = () => {},
): Promise<readonly Result[]> => {
  const results: Result[] = new Array(items.length);
  let next = 0;
  let count = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index] as Item);
      count += 1;
      onDone(count);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
};
