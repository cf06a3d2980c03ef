import { it } from 'vitest';
import { openScreen } from './testing/open-screen.ts';
it('speed', async () => {
  for (const [c, r] of [[80,24],[120, 40], [200, 60]] as const) for (const n of [30, 6700]) {
    const frames: number[] = [];
    const s = await openScreen(c, r, { practices: n }, { onFrame: (ms) => frames.push(ms) });
    const times: number[] = []; const chars: number[] = [];
    for (let i = 0; i < 150; i++) {
      const before = s.written().length; frames.length = 0;
      const t = performance.now();
      s.type(i % 40 < 20 ? 'j' : 'k');
      await new Promise<void>((res) => { const w = () => (frames.length ? res() : setImmediate(w)); w(); });
      times.push(performance.now() - t); await new Promise((r) => setTimeout(r, 12)); chars.push(s.written().length - before);
    }
    times.sort((a, b) => a - b);
    console.log(c, r, n, 'p50', times[75]!.toFixed(2), 'p95', times[142]!.toFixed(2), 'chars', chars[80]);
    const t2: number[] = [];
    for (let i = 0; i < 30; i++) { const t = performance.now(); const blend = s.workbench.store.read().budgets.given.blend; s.type('\u001b[C');
      await new Promise<void>((res) => { const w = () => (s.workbench.store.read().budgets.given.blend !== blend ? res() : setImmediate(w)); w(); }); t2.push(performance.now() - t); await new Promise((r) => setTimeout(r, 15)); }
    t2.sort((a,b)=>a-b); console.log('   blend p50', t2[15]!.toFixed(2), 'p95', t2[28]!.toFixed(2));
    s.workbench.unmount();
  }
}, 120000);
