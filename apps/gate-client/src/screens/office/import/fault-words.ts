import { crewColumns, optionalColumns, visitColumns } from '@cordon/protocol/declaration/columns.ts';
import { errorCodes } from '@cordon/protocol/errors.ts';
import type { Imported } from '@cordon/protocol/wire/http/declarations.ts';
import type { Words } from '../../../i18n/words.tsx';
import { office } from '../../../i18n/zh/office.ts';

type Fault = Imported['faults'][number];

const faults = Object.keys(office.faults) as (keyof typeof office.faults)[];

/** [U92] A fault in the person's language; the rules of the visit may refuse a row too, with a code of their own. */
export function faultWords({ t }: Words, { fault }: Fault): string {
  const known = faults.find((one) => one === fault);
  if (known !== undefined) return t(`office.faults.${known}`);
  const code = errorCodes.find((one) => one === fault);
  return code === undefined ? fault : t(`errors.${code}.what`);
}

const remarks = Object.keys(office.remarks) as (keyof typeof office.remarks)[];

/** [U92] A remark in the person's language. */
export function remarkWords({ t }: Words, { remark }: Imported['remarks'][number]): string {
  const known = remarks.find((one) => one === remark);
  return known === undefined ? remark : t(`office.remarks.${known}`);
}

const crewField = /^crew(?<place>[1-9])_(?<column>[a-z_]+)$/u;

/** [U92] The column as people call it, with its name in the file beside it elsewhere: 司乘 2 · 证件号 */
export function fieldWords({ t }: Words, { field }: Pick<Fault, 'field'>): string {
  if (field === null) return t('office.import.wholeRow');
  if (field === 'crew') return t('terms.crew');
  const own = [...visitColumns, ...optionalColumns].find((column) => column === field);
  if (own !== undefined) return t(`office.fields.${own}`);
  const groups = crewField.exec(field)?.groups;
  const column = crewColumns.find((one) => one === groups?.['column']);
  if (column === undefined) return field;
  return t('office.crewField', { place: groups?.['place'], column: t(`office.crewFields.${column}`) });
}
