import { headerWithin, maxRecordCells, maxRecordCharacters } from '@cordon/protocol/declaration/bounds.ts';
import { countKnownColumns } from '@cordon/protocol/declaration/columns.ts';

const separators = [',', ';', '\t'] as const;

/** The line by which spreadsheets say what they separate with. */
const announced = /^\ufeff?"?sep=(?<separator>[,;\t])"?[\r\n]/iu;

/**
 * [D25] What separates the cells: as the first line says it, or else that by which a line near the top falls into the most
 * columns that are known. It is a comma when none does.
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

/** Good enough to recognise names: no name of a column has a quote or a separator in it. */
function cellsOf(line: string, separator: string): string[] {
  return line.split(separator, maxRecordCells).map((cell) => cell.replaceAll('"', ''));
}
