/* All that tests here need of Node; its own types would make the rules look as if they could read files. */
declare module 'node:fs' {
  export function readFileSync(path: string, encoding: 'utf8'): string;
}
