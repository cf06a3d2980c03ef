import { divideRounded, groupThousands, pencePerHead } from '@pbc-planner/base';

/** Pence as whole pounds for a table, half a pound away from zero: `7,091,800`, `-12`. */
export function wholePounds(pence: number): string {
  const size = Math.abs(pence);
  const rest = size % 100;
  const pounds = (size - rest) / 100 + (rest >= 50 ? 1 : 0);
  return `${pence < 0 && pounds > 0 ? '-' : ''}${groupThousands(String(pounds))}`;
}

/** With a plus before what is above zero. */
export function signed(text: string): string {
  return /[1-9]/.test(text) && !text.startsWith('-') ? `+${text}` : text;
}

/** A ratio in per cent with `places` decimals, half away from zero: `12.34%`; `null` where nothing is shared. */
export function perCent(part: number, whole: number, places: number): string | null {
  if (whole === 0) return null;
  return `${fixed(divideRounded(BigInt(part) * 100n * 10n ** BigInt(places), BigInt(whole)), places)}%`;
}

/** Hundredths of a per cent as people read them: `15.5%`. */
export function basisPointsText(basisPoints: number): string {
  return `${fixed(divideRounded(BigInt(basisPoints), 10n), 1)}%`;
}

/** Pence for each of a number of people, in pounds and pence: `312.45`; `null` where nobody is counted. */
export function poundsPerHead(pence: number, people: number | null): string | null {
  const each = pencePerHead(pence, people);
  return each === null ? null : fixed(BigInt(each), 2);
}

/** A number of people, in whole people. */
export function people(count: number | null): string {
  return count === null ? 'not known' : groupThousands(String(Math.round(count)));
}

/** A large amount in few characters, for the status bar: `£34.77m`, `£812k`. */
export function shortPounds(pence: number): string {
  const pounds = Math.abs(pence) / 100;
  const sign = pence < 0 ? '-' : '';
  if (pounds >= 1e9) return `${sign}£${(pounds / 1e9).toFixed(2)}bn`;
  if (pounds >= 1e6) return `${sign}£${(pounds / 1e6).toFixed(2)}m`;
  return pounds >= 1e4 ? `${sign}£${(pounds / 1e3).toFixed(0)}k` : `${sign}£${wholePounds(Math.abs(pence))}`;
}

function fixed(units: bigint, places: number): string {
  const size = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = groupThousands(places === 0 ? size : size.slice(0, -places));
  return `${units < 0n ? '-' : ''}${whole}${places === 0 ? '' : `.${size.slice(-places)}`}`;
}
