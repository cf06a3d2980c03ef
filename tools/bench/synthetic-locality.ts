/** A made-up locality as two files that anybody could import. */
export interface SyntheticLocality {
  readonly practices: string;
  readonly spend: string;
}

/** Numbers from 0 up to 2^32 that look random and are the same every time (a linear congruential sequence). */
function* numbers(seed: number): Generator<number, never> {
  let state = seed >>> 0;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state;
  }
}

/**
 * Makes practices with lists of 800 to 24,799 patients, two weighted lists near them and as many more as there are components, and spend of 2022/23 on a number of service lines.
 * The same size always gives the same bytes. Codes are of no real practice: they begin with Z.
 */
export function syntheticLocality(count: number, serviceLines: number, components = 0): SyntheticLocality {
  const sequence = numbers(20_061_115);
  const upTo = (limit: number): number => Math.floor((sequence.next().value / 2 ** 32) * limit);
  const parts = Array.from({ length: components }, (_, index) => `part-${index + 1}`);
  const practices = [['practice_code', 'name', 'list_size', 'carr-hill', 'need', ...parts].join(',')];
  const spend = ['practice_code,year,service_line,pounds'];
  for (let index = 0; index < count; index += 1) {
    const code = `Z${String(index).padStart(5, '0')}`;
    const list = 800 + upTo(24_000);
    const weighted = () => ((list * (700 + upTo(600))) / 1000).toFixed(2);
    practices.push([code, `Practice ${index + 1}`, list, weighted(), weighted(), ...parts.map(weighted)].join(','));
    for (let line = 1; line <= serviceLines; line += 1) {
      const pence = list * (500 + upTo(12_000));
      spend.push(`${code},2022/23,line ${line},${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`);
    }
  }
  return { practices: `${practices.join('\n')}\n`, spend: `${spend.join('\n')}\n` };
}
