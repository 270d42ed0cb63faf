import type { Control, Measured } from './measure.ts';

const primaryHigh = 72;
const otherHigh = 56;
const dangerAway = 24;
const stripHighest = 80; // one row of controls with its edges
const rounding = 0.5; // half a pixel is the browser's, not the design's

/**
 * What of a touch screen is too small, too close or cut off, in words.
 *
 * @throws Error when there is nothing to measure: an empty screen passes no test
 */
export function faultsOfTouch({ controls, clippedHeadings, overflowX, overflowY }: Measured): string[] {
  if (controls.length === 0) throw new Error('nothing to measure: the screen has no controls');
  return [
    ...controls.flatMap((control) => faultsOf(control, controls, overflowY > 0)),
    ...clippedHeadings.map((name) => `heading "${name}" is cut off`),
    ...(overflowX > 0 ? [`the page is ${overflowX} px too wide`] : []),
  ];
}

/** A strip of two rows takes the place of a vehicle; a phone is too narrow for one. */
export function faultsOfStrip({ stripHigh }: Measured): string[] {
  return stripHigh > stripHighest ? [`the strip takes ${Math.round(stripHigh)} px`] : [];
}

/** The same without sizes, for screens that are used with a mouse. */
export function faultsOfLayout({ controls, clippedHeadings, cutRows, overflowX }: Measured): string[] {
  return [
    ...controls.filter(({ clipped }) => clipped).map(({ name }) => `"${name}" is cut off`),
    ...clippedHeadings.map((name) => `heading "${name}" is cut off`),
    ...cutRows.map((row) => `in a list of whole rows: ${row}`),
    ...(overflowX > 0 ? [`the page is ${overflowX} px too wide`] : []),
  ];
}

function faultsOf(control: Control, all: readonly Control[], scrolls: boolean): string[] {
  const { name, role, height, clipped } = control;
  const least = role === 'primary' ? primaryHigh : otherHigh;
  const faults: string[] = [];
  if (height < least - rounding) faults.push(`"${name}" is ${Math.round(height)} px high, ${least} are asked for`);
  if (clipped) faults.push(`"${name}" is cut off`);
  if (role !== 'danger' && role !== 'warning') return faults;
  for (const other of all) {
    // What scrolls passes under what is pinned: only their places within the same layer say anything.
    if (other === control || (scrolls && other.pinned !== control.pinned)) continue;
    // What only opens a dangerous act is kept from the primary; the act itself from everything.
    if (role === 'warning' && other.role !== 'primary') continue;
    const away = distance(control, other);
    if (away < dangerAway - rounding) faults.push(`"${name}" is ${Math.round(away)} px from "${other.name}"`);
    if (other.role === 'primary' && besides(control, other)) faults.push(`"${name}" is beside "${other.name}"`);
  }
  return faults;
}

/** The gap between two controls; 0 when they touch or overlap. */
function distance(a: Control, b: Control): number {
  const dx = Math.max(0, b.x - (a.x + a.width), a.x - (b.x + b.width));
  const dy = Math.max(0, b.y - (a.y + a.height), a.y - (b.y + b.height));
  return Math.hypot(dx, dy);
}

function besides(a: Control, b: Control): boolean {
  return a.y < b.y + b.height && b.y < a.y + a.height;
}
