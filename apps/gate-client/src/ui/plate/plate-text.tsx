import { plateWords } from '../../i18n/visit-words.ts';
import styles from './plate.module.css';

export type PlateTextProps = { plate: string; size?: 'row' | 'large' | 'huge' | 'wall' };

/** A plate as it is painted: 渝A·D12345. Never translated; `large` and up are 40 px and more. */
export function PlateText({ plate, size = 'row' }: PlateTextProps) {
  return (
    <span className={styles.plate} data-size={size} data-plate={plate} lang="zh-CN" translate="no">
      {plateWords(plate)}
    </span>
  );
}
