import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/* Blocks of `--name: #rrggbb`, dark first. */
const [dark, day] = [...css.matchAll(/\{([^}]*)\}/gu)].map(
  ([, block = '']) =>
    new Map([...block.matchAll(/--([\w-]+): (#[\da-f]{6})/gu)].map(([, name = '', colour = '']) => [name, colour])),
);
const grounds = ['bg', 'surface', 'raised'];
const statuses = ['pass', 'hold', 'refuse', 'offline'];

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each([
  ['dark', dark],
  ['day', day],
])('the %s theme', (_, theme) => {
  const contrast = (front: string, back: string) => {
    const [a, b] = [theme?.get(front), theme?.get(back)];
    if (a === undefined || b === undefined) throw new Error(`no colour ${front} or ${back}`);
    const [light, shade] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
    return ((light ?? 0) + 0.05) / ((shade ?? 0) + 0.05);
  };

  it.each([...grounds, 'pressed', ...statuses.map((s) => `${s}-soft`)])('[U32] text reads at 7 : 1 on %s', (ground) => {
    expect(contrast('text', ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(statuses)('[U32] %s reads at 4.5 : 1 on every ground and as a ground', (status) => {
    for (const ground of [...grounds, `${status}-soft`, `on-${status}`]) {
      expect(contrast(status, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('[U32] quieter text and the next act read at 4.5 : 1, the act itself at 7 : 1', () => {
    for (const ground of grounds) {
      expect(contrast('text-soft', ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast('accent', ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast('on-accent', 'accent')).toBeGreaterThanOrEqual(7);
  });

  it('[U32] edges of what can be pressed, and the focus, stand out at 3 : 1', () => {
    for (const ground of grounds) {
      expect(contrast('line-strong', ground)).toBeGreaterThanOrEqual(3);
      expect(contrast('focus', ground)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('a theme', () => {
  it('[U32] changes colours and nothing else: what fits in one theme fits in the other', () => {
    const [, block = ''] = [...css.matchAll(/\{([^}]*)\}/gu)].map(([, text]) => text);
    const values = block
      .split(';')
      .flatMap((line) => (line.includes(':') ? [line.slice(line.indexOf(':') + 1).trim()] : []));
    expect(values.length).toBeGreaterThan(20);
    for (const value of values) expect(value).toMatch(/^(light$|#[\da-f]{6}$|rgb\(|repeating-linear-gradient\()/u);
  });
});
