import { useNow } from '../../clock/clock.tsx';
import { duration } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.tsx';
import { steadyClock } from '../../realtime/server-clock.ts';

/** How long something has waited on this device, by the device's own clock. */
export function Age({ since }: { since: number }) {
  const { t } = useWords();
  useNow(); // turns together with the other clocks
  return <>{t('strip.oldest', { age: duration(steadyClock() - since) })}</>;
}
