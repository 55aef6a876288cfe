/** Builds the live session console: an application of its own, kept by the browser so that it opens without a network. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = join(import.meta.dirname, 'src/session/console')
const base = '/console/'
/** At an address of its own, so that a browser finds the newer one. */
const WORKER = 'worker.js'

/** Tells the worker which files belong together. Another file, or another word in one, makes another worker. */
function precached(): Plugin {
  return {
    name: 'kairos-precached',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[WORKER]
        if (worker?.type !== 'chunk') throw new Error(`The console is built without its ${WORKER}.`)
        if (worker.imports.length > 0) throw new Error('The worker must be one file: it imports another.')
        const files = Object.keys(bundle).filter((name) => name !== WORKER)
        const version = createHash('sha256')
        for (const name of files.sort()) {
          const file = bundle[name]
          version.update(name).update(file?.type === 'chunk' ? file.code : (file?.source ?? ''))
        }
        const assets = files.filter((name) => name.startsWith('assets/'))
        const isOlder = (name: string) => {
          const file = bundle[name]
          return file?.type === 'chunk' && file.moduleIds.some((id) => id.includes('temporal-polyfill'))
        }
        const listed = (names: readonly string[]) => JSON.stringify(names.map((name) => base + name))
        worker.code = worker.code
          .replaceAll('__KAIROS_FILES__', listed(assets.filter((name) => !isOlder(name))))
          .replaceAll('__KAIROS_OLDER__', listed(assets.filter(isOlder)))
          .replaceAll('__KAIROS_VERSION__', JSON.stringify(version.digest('hex').slice(0, 16)))
      },
    },
  }
}

export default defineConfig({
  root,
  base,
  publicDir: false,
  resolve: { alias: { 'd3-geo': join(root, 'no-maps.ts') } },
  plugins: [precached()],
  build: {
    outDir: join(import.meta.dirname, 'build/console'),
    emptyOutDir: true,
    // Nothing stands in a page itself: the policy for scripts and styles lets in files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        console: join(root, 'index.html'),
        left: join(root, 'left.html'),
        worker: join(root, 'worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? WORKER : 'assets/[name]-[hash].js'),
      },
    },
  },
})
