/* All that tests here need of Node; its own types would make the client's code look as if it ran there. */
declare module 'node:fs' {
  export function readFileSync(path: URL, encoding: 'utf8'): string;
}
