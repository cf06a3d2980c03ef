/** The sum of whole numbers of any length. Those that are safe as plain numbers are added up as such for as long as their sum is safe too. */
export function sumExactly(values: readonly bigint[]): bigint {
  let total = 0n;
  let plain = 0;
  for (const value of values) {
    const sum = plain + Number(value);
    if (Number.isSafeInteger(Number(value)) && Number.isSafeInteger(sum)) {
      plain = sum;
    } else {
      total += BigInt(plain) + value;
      plain = 0;
    }
  }
  return total + BigInt(plain);
}
