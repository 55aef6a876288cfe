import { describe, expect, test } from 'vitest'
import { callerOf, trusting } from './caller.ts'

const nobody = trusting([])
const proxies = trusting(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])

// shows: ASVS 15.3.4, ASVS 4.1.3
describe('a request comes from', () => {
  test.each([
    ['its connection, whatever it claims', '198.51.100.7', '203.0.113.1', nobody, '198.51.100.7'],
    ['its connection, when nothing stands before a proxy', '127.0.0.1', null, proxies, '127.0.0.1'],
    ['whoever reached our proxy', '127.0.0.1', '203.0.113.1', proxies, '203.0.113.1'],
    [
      'the last hop that is not ours, however much somebody wrote before it',
      '10.2.3.4',
      '1.1.1.1, 203.0.113.1, 10.9.9.9',
      proxies,
      '203.0.113.1',
    ],
    ['our proxy, when what it says is no address', '127.0.0.1', 'unknown', proxies, '127.0.0.1'],
    ['the same IPv4 address when it travels as IPv6', '::ffff:198.51.100.7', null, nobody, '198.51.100.7'],
    [
      'one network, of all the IPv6 addresses of a home',
      '2001:DB8:0:12:a:b:c:d',
      null,
      nobody,
      '2001:db8:0:12::/64',
    ],
    ['the same network when it is written short', '2001:db8:0:12::d', null, nobody, '2001:db8:0:12::/64'],
    ['this machine', '::1', null, nobody, '0:0:0:0::/64'],
    ['nobody known, in memory', undefined, null, nobody, 'unknown'],
  ])('%s', (_, connection, forwarded, trusted, caller) => {
    expect(callerOf(connection, forwarded, trusted)).toBe(caller)
  })
})
