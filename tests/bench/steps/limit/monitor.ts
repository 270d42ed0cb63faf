import { createConnection } from 'node:net';

/** A command as Redis reports it: of a client, or of a script that it carries out. */
export type Monitored = { name: string; isOfScript: boolean; line: string };

const form = /^\+[\d.]+ \[\d+ (lua)?[^\]]*\] "((?:[^"\\]|\\.)*)"/;

/** @returns null for a line that reports no command */
export function readMonitored(line: string): Monitored | null {
  const [, script, name] = form.exec(line) ?? [];
  return name === undefined ? null : { name: name.toLowerCase(), isOfScript: script !== undefined, line };
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, a: 7, b: 8 };

/** The name and arguments of a command, byte for byte. Source: `sdscatrepr` of Redis. */
export function argumentsOf(line: string): Buffer[] {
  const found = line.slice(line.indexOf('] "') + 2).matchAll(/"((?:[^"\\]|\\.)*)"/g);
  return Array.from(found, ([, text = '']) => {
    if (!text.includes('\\')) return Buffer.from(text, 'latin1');
    const bytes = text.replaceAll(/\\(x[0-9a-f]{2}|.)/g, (_, escape: string) =>
      String.fromCharCode(
        escape.length === 3 ? Number.parseInt(escape.slice(1), 16) : (escapes[escape] ?? escape.charCodeAt(0)),
      ),
    );
    return Buffer.from(bytes, 'latin1');
  });
}

/**
 * Listens to every command that a Redis carries out. It slows Redis down: only what is counted then may be used, no time.
 *
 * @returns ends it; resolves with all that was heard
 */
export async function monitor(socketPath: string): Promise<() => Promise<Monitored[]>> {
  const socket = createConnection(socketPath).setEncoding('latin1');
  const heard: Monitored[] = [];
  let rest = '';
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '+OK') resolve();
        const read = readMonitored(line);
        if (read !== null) heard.push(read);
      }
    });
    socket.write('MONITOR\r\n');
  });
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 100)); // what was carried out before is on its way
    socket.destroy();
    return heard;
  };
}
