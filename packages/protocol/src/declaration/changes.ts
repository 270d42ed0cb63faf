import { sameValue } from '../same-value.ts';
import type { Declaration, GoodsLine } from './declaration.ts';
import { dayAndTime } from '../local-time.ts';
import { type DeclarationRemark, remarkOn } from './remark.ts';

/** [D35] The fields in which a row changes the earlier declaration. Of people it only says that they changed. */
export function changesOf(
  line: number,
  before: Declaration,
  after: Declaration,
  timeZone: string,
): DeclarationRemark[] {
  const time = (at: number) => dayAndTime(at, timeZone);
  const shown: [field: string, text: (declaration: Declaration) => string][] = [
    ['ref', ({ ref }) => ref ?? ''],
    ['eta', ({ eta }) => time(eta)],
    ['plate', ({ plate }) => plate],
    ['trailer_plate', ({ trailerPlate }) => trailerPlate ?? ''],
    ['company', ({ company }) => company],
    ['stops', ({ stops }) => stops.join('|')],
    ['goods', ({ goods }) => goods.map(goodsText).join(';')],
    ['vehicle_pass', ({ vehiclePass }) => vehiclePass?.number ?? ''],
    ['vehicle_pass_until', ({ vehiclePass }) => (vehiclePass === null ? '' : time(vehiclePass.validUntil))],
    ['declared_at', ({ declaredAt }) => time(declaredAt)],
  ];
  const changed = shown
    .filter(([, text]) => text(before) !== text(after))
    .map(([field, text]) => remarkOn(line, field, 'changes what was declared', `${text(before)} → ${text(after)}`));
  const crew = sameValue(before.crew, after.crew) ? [] : [remarkOn(line, 'crew', 'changes what was declared')];
  return [...changed, ...crew];
}

function goodsText({ name, quantity, unit }: GoodsLine): string {
  return `${name}:${quantity}:${unit}`;
}
