/* The only function of Node that tests here need. Node's own types would allow the rules to read files. */
declare module 'node:fs' {
  export function readFileSync(path: string, encoding: 'utf8'): string;
}
