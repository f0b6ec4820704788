/** Orders in a second of so many callers, each with one order after the other. */
export async function throughput(
  place: () => Promise<unknown>,
  { callers, seconds }: { readonly callers: number; readonly seconds: number },
): Promise<number> {
  let orders = 0;
  const start = performance.now();
  const end = start + seconds * 1000;
  const caller = async (): Promise<void> => {
    while (performance.now() < end) {
      await place();
      orders += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return orders / ((performance.now() - start) / 1000);
}
