import { createElement as h, memo, useState } from 'react';
import { Box, render, Text, useInput } from 'ink';
import { headlessTerminal } from './testing/headless-terminal.ts';
for (const [c, r] of [[80,24],[120,40],[200,60]] as const) {
  const t = headlessTerminal(c, r); const frames: number[] = [];
  const L = memo(({ t }: { t: string }) => h(Text, { wrap: 'truncate' }, t));
  const App = () => { const [n, set] = useState(0); useInput(() => set((x) => x + 1)); return h(Box, { flexDirection: 'column', width: c, height: r }, Array.from({ length: r }, (_, i) => h(L, { key: i, t: `T${81000 + i + n} Abbey Street ${'7,091,800 '.repeat(Math.floor((c - 25) / 10))}`.slice(0, c - 2) }))); };
  render(h(App), { ...t.streams, interactive: true, alternateScreen: true, incrementalRendering: true, maxFps: 120, patchConsole: false, onRender: ({ renderTime }) => frames.push(renderTime) });
  const times: number[] = [];
  for (let i = 0; i < 200; i++) { frames.length = 0; const s = performance.now(); t.type('j'); await new Promise<void>((res) => { const w = () => (frames.length ? res() : setImmediate(w)); w(); }); times.push(performance.now() - s); await new Promise((res) => setTimeout(res, 12)); }
  times.sort((a, b) => a - b); console.log('floor', c, r, times[100]!.toFixed(2), times[190]!.toFixed(2));
}
process.exit(0);
