import { normalisePlate } from '@cordon/protocol/plate.ts';

/** 渝A·D12345: the dot that is painted on the plate. Plates of other forms stay as they are. */
export function plateWords(plate: string): string {
  const normal = normalisePlate(plate);
  return /^\p{Script=Han}[A-Z]./u.test(normal) ? `${normal.slice(0, 2)}·${normal.slice(2)}` : normal;
}
