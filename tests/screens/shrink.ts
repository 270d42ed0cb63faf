import { readPng, writeIndexed } from './png.ts';

const most = 256;

type Colour = { red: number; green: number; blue: number; count: number };
type Box = Colour[];

/**
 * The same picture with at most 256 colours, a third of its size: screens have few colours, and the many shades between
 * them are the edges of letters. Source: median cut, after Heckbert 1982.
 */
export function shrinkPng(file: Buffer): Buffer {
  const { width, height, channels, pixels } = readPng(file);
  const keys = new Uint32Array(width * height);
  const counts = new Map<number, number>();
  for (let i = 0; i < keys.length; i += 1) {
    const at = i * channels;
    const key = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
    keys[i] = key;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const boxes = cut([...counts].map(([key, count]) => ({ ...partsOf(key), count })));
  const indexOf = new Map(boxes.flatMap((box, index) => box.map((colour) => [keyOf(colour), index] as const)));
  const palette = Buffer.from(boxes.flatMap((box) => mainOf(box)));
  return writeIndexed(width, height, palette, Buffer.from(keys.map((key) => indexOf.get(key) ?? 0)));
}

/** Halves the box whose colours differ most, weighed by how often they are seen, until there are enough boxes. */
function cut(colours: Box): Box[] {
  const boxes = [colours];
  while (boxes.length < Math.min(most, colours.length)) {
    const [widest] = boxes
      .map((box, index) => ({ index, ...spreadOf(box) }))
      .filter(({ index }) => (boxes[index]?.length ?? 0) > 1)
      .toSorted((a, b) => b.weight - a.weight);
    const box = boxes[widest?.index ?? 0] ?? [];
    const sorted = box.toSorted((a, b) => a[widest?.channel ?? 'red'] - b[widest?.channel ?? 'red']);
    const middle = splitAt(sorted);
    boxes.splice(widest?.index ?? 0, 1, sorted.slice(0, middle), sorted.slice(middle));
  }
  return boxes;
}

function spreadOf(box: Box): { channel: 'red' | 'green' | 'blue'; weight: number } {
  const count = Math.sqrt(box.reduce((sum, colour) => sum + colour.count, 0));
  const spreads = (['red', 'green', 'blue'] as const).map((channel) => {
    const values = box.map((colour) => colour[channel]);
    return { channel, weight: (Math.max(...values) - Math.min(...values)) * count };
  });
  return spreads.toSorted((a, b) => b.weight - a.weight)[0] ?? { channel: 'red', weight: 0 };
}

function splitAt(sorted: Box): number {
  const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
  let seen = 0;
  const index = sorted.findIndex(({ count }) => (seen += count) >= half);
  return Math.min(sorted.length - 1, Math.max(1, index));
}

/** The colour that is seen most stays exactly as it is: grounds and plain letters keep their tokens. */
function mainOf(box: Box): number[] {
  const [first] = box.toSorted((a, b) => b.count - a.count);
  return first === undefined ? [0, 0, 0] : [first.red, first.green, first.blue];
}

function partsOf(key: number): Omit<Colour, 'count'> {
  return { red: key >> 16, green: (key >> 8) & 0xff, blue: key & 0xff };
}

function keyOf({ red, green, blue }: Colour): number {
  return (red << 16) | (green << 8) | blue;
}
