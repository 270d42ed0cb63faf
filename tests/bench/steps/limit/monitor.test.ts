import { describe, expect, it } from 'vitest';
import { argumentsOf, readMonitored } from './monitor.ts';

describe('a command that Redis reports', () => {
  it('is of a client or of a script', () => {
    const client = '+1339518083.107412 [0 unix:/tmp/redis.sock] "EVALSHA" "abc" "0"';
    expect(readMonitored(client)).toMatchObject({ name: 'evalsha', isOfScript: false });
    expect(readMonitored('+1339518083.107412 [0 lua] "hset" "a" "b" "c"')).toMatchObject({
      name: 'hset',
      isOfScript: true,
    });
    expect(readMonitored('+OK')).toBeNull();
  });

  it('has its arguments byte for byte', () => {
    const line = String.raw`+1.2 [0 127.0.0.1:6] "set" "a \"b\" \\ c" "\xe6\xb8\x9d\n\x00" "" "] \"x"`;
    expect(argumentsOf(line)).toEqual([
      Buffer.from('set'),
      Buffer.from(String.raw`a "b" \ c`),
      Buffer.from('渝\n\0'),
      Buffer.from(''),
      Buffer.from('] "x'),
    ]);
  });
});
