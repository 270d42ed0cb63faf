/** A chunk of the client's build, as Vite's manifest has it. */
export type Chunk = { file: string; isEntry?: boolean; imports?: string[]; css?: string[] };
export type Manifest = Readonly<Record<string, Chunk>>;

/** Of one file: as it is sent to a browser by TLS (brotli), and to one without (gzip). Bytes. */
export type Sent = { file: string; brotli: number; gzip: number };

/** [U370] A kB has 1000 bytes. */
export const mostBytes = 200_000;

/**
 * Everything that a browser fetches before it can show the view: the entry, what it imports, and what that imports.
 *
 * @param besides modules that the view waits for although they are imported later
 * @returns files of the build; none when the manifest has no entry
 * @throws RangeError when it names a chunk that it does not have
 */
export function firstLoad(manifest: Manifest, besides: readonly string[] = []): string[] {
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry === true);
  const names = new Set(entry === undefined ? [] : [entry, ...besides]);
  const files = new Set<string>();
  for (const name of names) {
    const chunk = manifest[name];
    if (chunk === undefined) throw new RangeError(`the build has no ${name}`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) names.add(imported);
  }
  return [...files];
}

/** What is wrong with a first load; nothing when it is as it should be. */
export function firstLoadFaults(view: string, files: readonly Sent[]): string[] {
  if (!files.some(({ file }) => file.endsWith('.js'))) return [`${view}: no script was found; is the client built?`];
  const bytes = files.reduce((sum, { brotli }) => sum + brotli, 0);
  return bytes > mostBytes ? [`${view}: ${kilobytes(bytes)} kB are more than ${kilobytes(mostBytes)}`] : [];
}

export function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
