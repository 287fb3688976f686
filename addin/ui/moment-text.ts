// Moments of this machine's clock as people write them.

const two = (count: number): string => String(count).padStart(2, "0");

/** "14:05:09 ngày 22/11/2026". */
export const momentText = (milliseconds: number): string => {
  const moment = new Date(milliseconds);
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(":");
  return `${time} ngày ${two(moment.getDate())}/${two(moment.getMonth() + 1)}/${moment.getFullYear()}`;
};
