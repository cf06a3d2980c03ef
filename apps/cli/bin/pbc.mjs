#!/usr/bin/env node
// The committed launcher: npm links it at install, before anything is built.
const program = new URL('../dist/bundle/main.js', import.meta.url);
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 12)) {
  // Not imported: that would load all of Node's streams before the program begins.
  process.getBuiltinModule('node:module').enableCompileCache();
  const { main } = await import(program.href).catch(async (cause) => (await import('./not-started.mjs')).explained(cause, program));
  await main(process.argv.slice(2));
} else {
  const { runOnOwnNode } = await import('./own-node.mjs');
  runOnOwnNode(new URL(import.meta.url));
}
