/** Where the console begins: first the calendar and the clock that older browsers do not have, then the console. */
export {}

if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
const { start } = await import('./start.tsx')
await start()
