/** `npm test`: installs, type-checks, lints, builds, and runs every test; ends with "N passed, N failed". */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { buildPages, environment, install, root, run, stop } from './prepare.mjs'

const long = process.argv.includes('--long')
install()
browser()
run('react-router', ['typegen'])
run('tsc', ['-p', '.'], 'The types do not fit; see above.')
run('biome', ['ci', '.'], 'The linter found something; "npx biome check --write" mends most of it.')
buildPages()

const results = mkdtempSync(join(tmpdir(), 'kairos-results-'))
const total = { passed: 0, failed: 0 }
const failures = []
vitest('UTC')
// Clinical times must not depend on where the server stands, and no rule on what was asked before it.
vitest('Pacific/Auckland', '--project', 'rules', '--sequence.seed=2')
rmSync(results, { recursive: true, force: true })
// Again at the end, where somebody looks first: what failed is thousands of lines up by now.
process.stdout.write(`${failures.join('\n')}\n${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

function vitest(zone, ...args) {
  const file = join(results, `${zone.replace('/', '-')}.json`)
  const ran = spawnSync(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    {
      cwd: root,
      env: { ...environment, ...(long ? { KAIROS_LONG: 'yes' } : {}), TZ: zone },
      stdio: 'inherit',
    },
  )
  if (!existsSync(file)) stop('The tests did not run to their end; see above.')
  const { numPassedTests, numFailedTests, numFailedTestSuites, numTotalTests, testResults } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  total.passed += numPassedTests
  // A file that could not even be read counts as a failure, and so does a runner that failed without saying where.
  total.failed +=
    numFailedTests || (numFailedTestSuites > 0 || numTotalTests === 0 || ran.status !== 0 ? 1 : 0)
  failures.push(...testResults.flatMap(failed))
}

/** The tests of a file that failed, and why: a passage each. */
function failed({ name, status, message, assertionResults }) {
  const file = relative(root, name)
  const tests = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && tests.length === 0) return [`\nFAILED ${file}\n${message}`]
  return tests.map((test) => `\nFAILED ${file}: ${test.fullName}\n${test.failureMessages.join('\n')}`)
}

/** The journeys need a browser: the machine's own, or Debian's package when we may install it. */
function browser() {
  const [lean, ...others] = JSON.parse(readFileSync(join(root, 'tools/browsers.json'), 'utf8'))
  if ([process.env.CHROME, lean].some((path) => path && existsSync(path))) return
  // Without a window of its own a browser does the same in a quarter less time.
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && installed('chromium-headless-shell'))
    return
  if (!others.some((path) => existsSync(path)))
    stop('The browser tests need Chrome or Chromium: install it, or name it in CHROME.')
}

/** Whether Debian has it for us. */
function installed(name) {
  process.stdout.write(`Installing ${name} for the browser tests …\n`)
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' }
  spawnSync('apt-get', ['update', '-qq'], options)
  return spawnSync('apt-get', ['install', '-y', '-qq', name], options).status === 0
}
