import { describe, expect, it } from 'vitest';
import { startReceiver } from '../testing/receiver.ts';
import { createPost, type PostParts } from './post.ts';

const never = new AbortController().signal;
const onlyHere = { plainHttp: true, anyPort: true, address: (address: string) => address === '127.0.0.1' };
const at = (...addresses: string[]) => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

function send(port: number, parts: PostParts, path = '/') {
  const url = new URL(`http://hooks.example.com:${port}${path}`);
  return createPost({ allowance: onlyHere, ...parts })({ url, headers: {}, body: 'hello' }, never);
}

describe('a message on its way', () => {
  it('[NT5] goes to the address that was looked at, asked for once', async () => {
    const [here, there] = [await startReceiver(), await startReceiver('127.0.0.2')];
    const asked: string[] = [];
    // The second answer would be another machine.
    const resolve = async (host: string) => at(asked.push(host) === 1 ? '127.0.0.1' : '127.0.0.2');
    expect(await send(here.port, { resolve })).toMatchObject({ ok: true, status: 200 });
    expect(asked).toEqual(['hooks.example.com']);
    expect([here.received.length, there.received.length]).toEqual([1, 0]);
    expect(here.received[0]).toMatchObject({ body: 'hello', headers: { host: `hooks.example.com:${here.port}` } });
    await Promise.all([here.stop(), there.stop()]);
  });

  it('[NT5] is looked at anew each time: a name that has moved into this network gets nothing', async () => {
    const receiver = await startReceiver();
    const answers = ['127.0.0.1', '10.0.0.1', '127.0.0.1'];
    const resolve = async () => at(answers.shift() ?? '');
    expect(await send(receiver.port, { resolve })).toMatchObject({ ok: true });
    expect(await send(receiver.port, { resolve })).toEqual({ ok: false, why: { fault: 'not-public', detail: null } });
    expect(await send(receiver.port, { resolve })).toMatchObject({ ok: true });
    expect(receiver.received).toHaveLength(2);
    await receiver.stop();
  });

  it.each([
    ['one', at('169.254.169.254')],
    ['one of several', at('127.0.0.1', '192.168.0.1')],
    ['an IPv6 one', at('::ffff:127.0.0.1')],
  ])('[NT5] goes nowhere when %s of the name’s addresses is not public', async (_, found) => {
    const receiver = await startReceiver();
    expect(await send(receiver.port, { resolve: async () => found })).toMatchObject({ why: { fault: 'not-public' } });
    expect(receiver.received).toHaveLength(0);
    await receiver.stop();
  });

  it('[NT5] without a test’s allowance this machine gets nothing, by whatever name', async () => {
    const receiver = await startReceiver();
    const post = createPost({});
    for (const host of ['localhost', '127.0.0.1.nip.invalid']) {
      const url = new URL(`http://${host}:${receiver.port}/`);
      expect(await post({ url, headers: {}, body: '' }, never)).toMatchObject({ ok: false });
    }
    expect(receiver.received).toHaveLength(0);
    await receiver.stop();
  });

  it('[NT5] is not sent on elsewhere', async () => {
    const receiver = await startReceiver();
    receiver.answers(() => ({ status: 302, headers: { location: '/other' } }));
    expect(await send(receiver.port, { resolve: async () => at('127.0.0.1') })).toMatchObject({ status: 302 });
    expect(receiver.received.map(({ path }) => path)).toEqual(['/']);
    await receiver.stop();
  });

  it('[NT5] an answer that does not end is not read to its end', async () => {
    const receiver = await startReceiver();
    receiver.answers(() => ({ body: 'x'.repeat(70_000) }));
    expect(await send(receiver.port, { resolve: async () => at('127.0.0.1') })).toMatchObject({
      why: { fault: 'too-much' },
    });
    await receiver.stop();
  });

  it('[NT5] a receiver that does not answer in time is given up', async () => {
    const receiver = await startReceiver();
    receiver.answers(() => 'hang');
    const resolve = async () => at('127.0.0.1');
    expect(await send(receiver.port, { resolve, withinMs: 50 })).toMatchObject({ why: { fault: 'timed-out' } });
    await receiver.stop();
  });

  it('[NT5] says why no receiver was reached', async () => {
    const gone = await startReceiver();
    await gone.stop();
    const resolve = async () => at('127.0.0.1');
    expect(await send(gone.port, { resolve })).toMatchObject({
      why: { fault: 'unreachable', detail: 'ECONNREFUSED' },
    });
    expect(await send(gone.port, { resolve: async () => [] })).toMatchObject({ why: { fault: 'name-unknown' } });
  });
});
