/** An amount of the books with two decimals at least and no zeros behind them, to compare as text. */
export function plain(amount) {
  if (amount === null) return null;
  const [whole, digits = ""] = String(amount).split(".");
  return `${whole}.${digits.replace(/0+$/, "").padEnd(2, "0")}`;
}
