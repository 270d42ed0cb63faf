import { maxPlateLength, normalisePlate, provinces, serialCharacters } from '@cordon/protocol/plate.ts';

export type KeySheet = 'provinces' | 'serial';

/** What plates end in, or have in the middle. */
export const plateSuffixes = ['挂', '学', '警', '港', '澳', '使', '领', '临', '试', '超', '应急'] as const;

/* What plates without a province begin with; WJ is typed by its letters. */
const otherBeginnings = ['使', '领', '临', '民航'] as const;

export const sheets: Readonly<Record<KeySheet, readonly string[]>> = {
  provinces: [...provinces, ...otherBeginnings],
  serial: [...serialCharacters.filter((key) => /\d/u.test(key)), ...serialCharacters.filter((key) => /\D/u.test(key))],
};

/** [U40] The sheet that the next character comes from: a plate begins with its province, the rest are letters and digits. */
export function sheetFor(plate: string): KeySheet {
  return plate === '' ? 'provinces' : 'serial';
}

/** [U41] Adds a key; what is full stays as it is. 应急 and 民航 are one key and two characters each. */
export function pressPlateKey(plate: string, key: string): string {
  const next = normalisePlate(plate + key);
  return Array.from(next).length <= maxPlateLength ? next : plate;
}

/** [U42] Takes back what the last press brought. */
export function erasePlateKey(plate: string): string {
  if (plate.endsWith('应急') || plate.endsWith('民航')) return plate.slice(0, -2);
  return Array.from(plate).slice(0, -1).join('');
}
