import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useNeed } from '../../i18n/need.tsx';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../buttons/button.tsx';

/** [U59] What is said in words that did not come with the first load is said when they are there. */
export function WithWords({ children }: { children: () => ReactNode }) {
  const { has } = useWords();
  return has('tablet') ? children() : <WordsLater />;
}

function WordsLater() {
  const need = useNeed();
  const { t } = useWords();
  const [failed, setFailed] = useState(false);
  const begin = useCallback(() => need('tablet').catch(() => setFailed(true)), [need]);
  useEffect(() => void begin(), [begin]);
  const again = () => {
    setFailed(false);
    void begin();
  };
  return failed ? <NotThere onAgain={again} /> : <p>{t('common.loading')}</p>;
}

/** [U371] A part that could not be had: it is asked for again by a press. */
export function NotThere({ onAgain }: { onAgain: () => void }) {
  const { t } = useWords();
  return (
    <div role="status" data-later="failed">
      <p>{t('common.later.failed')}</p>
      <ActionButton onPress={onAgain}>{t('common.again')}</ActionButton>
    </div>
  );
}
