import { headerWithin, maxRecordCells, maxRecordCharacters } from '@cordon/protocol/declaration/bounds.ts';
import { countKnownColumns } from '@cordon/protocol/declaration/columns.ts';

const separators = [',', ';', '\t'] as const;

/** The line in which spreadsheets name their separator. */
const announced = /^\ufeff?"?sep=(?<separator>[,;\t])"?[\r\n]/iu;

/**
 * [D25] The separator of the cells: the one that the first line names, or else the one by which a line near the top gives the
 * most known columns; a comma when none does.
 */
export function separatorOf(text: string): string {
  const said = announced.exec(text.slice(0, 16))?.groups?.['separator'];
  if (said !== undefined) return said;
  const lines = text.slice(0, maxRecordCharacters).split(/\r\n|\n|\r/u, headerWithin);
  const found = separators.map((separator) => {
    const named = lines.map((line) => countKnownColumns(cellsOf(line, separator)));
    return { separator, most: Math.max(0, ...named) };
  });
  return found.reduce((best, each) => (each.most > best.most ? each : best)).separator;
}

/** Good enough to recognise columns: none of their names has a quote or a separator in it. */
function cellsOf(line: string, separator: string): string[] {
  return line.split(separator, maxRecordCells).map((cell) => cell.replaceAll('"', ''));
}
