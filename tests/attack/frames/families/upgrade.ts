import { pick } from '@cordon/protocol/testing/random.ts';
import { upgradeRequest } from '../../wire/raw-connection.ts';
import { type Blow, type Family, noise, upTo } from '../family.ts';

const whole = upgradeRequest('localhost');
const request = (text: string): Blow => ({ bytes: Buffer.from(text, 'latin1') });

/** Requests for a connection that are none. */
export const upgradeFamilies: readonly Family[] = [
  {
    name: 'upgrade-key',
    at: 'upgrade',
    make: (random) => request(whole.replace(/(?<=Key: )\S+/, pick(random, ['', 'x', 'x'.repeat(300), '====']))),
  },
  {
    name: 'upgrade-version',
    at: 'upgrade',
    make: (random) =>
      request(whole.replace('Version: 13', `Version: ${pick(random, ['0', '7', '99', 'x', '13, 13'])}`)),
  },
  {
    name: 'upgrade-query',
    at: 'upgrade',
    make: (random) =>
      request(
        whole.replace(
          'EIO=4&transport=websocket',
          pick(random, [
            '',
            'EIO=4',
            'EIO=3&transport=websocket',
            'EIO=4&transport=polling',
            'EIO=4&transport=__proto__',
            'EIO=4&transport=constructor',
            'EIO=4&transport=websocket&sid=x',
            'EIO=4&transport=websocket&sid=__proto__',
            'EIO=4&transport=webtransport',
            `EIO=${'4'.repeat(2_000)}&transport=websocket`,
          ]),
        ),
      ),
  },
  {
    name: 'upgrade-path',
    at: 'upgrade',
    make: (random) =>
      request(
        whole.replace(
          '/socket.io/',
          pick(random, ['/', '/socket.io', '//', '/%', '/%00', '*', '/socket.io/%ff/', 'http://[/']),
        ),
      ),
  },
  {
    name: 'upgrade-headers',
    at: 'upgrade',
    make: (random) =>
      request(
        whole.replace(
          'Upgrade: websocket',
          pick(random, [
            'Upgrade: x',
            `X-Long: ${'x'.repeat(20_000)}`,
            Array.from({ length: 300 }, (_, i) => `X-${i}: 1`).join('\r\n'),
            'Content-Length: -1',
            'Transfer-Encoding: chunked, chunked\r\nContent-Length: 5',
            'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=99999',
          ]),
        ),
      ),
  },
  {
    name: 'upgrade-cut',
    at: 'upgrade',
    make: (random) => ({ ...request(whole.slice(0, 1 + upTo(random, whole.length - 2))), isOpen: true }),
  },
  { name: 'upgrade-noise', at: 'upgrade', make: (random) => ({ bytes: noise(random, 400), isOpen: true }) },
];
