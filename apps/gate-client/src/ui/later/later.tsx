import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { useNeed } from '../../i18n/need.tsx';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../buttons/button.tsx';
import { Notice } from '../page/notice.tsx';

type State<P extends object> = { is: 'loading' | 'failed' } | { is: 'there'; view: ComponentType<P> };

/**
 * A part of the screen that is not part of the first load, with its words. Without network it says so and can be tried
 * again; where it is only a help, it stays away without a word.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, quiet = false): ComponentType<P> {
  let known: ComponentType<P> | null = null;

  return function Later(props: P) {
    const need = useNeed();
    const { t } = useWords();
    const [state, setState] = useState<State<P>>(known === null ? { is: 'loading' } : { is: 'there', view: known });

    const begin = useCallback(async () => {
      try {
        const [view] = await Promise.all([load(), need('duty')]);
        known = view;
        setState({ is: 'there', view });
      } catch {
        setState({ is: 'failed' });
      }
    }, [need]);
    const missing = state.is === 'loading';
    useEffect(() => {
      if (missing) void begin();
    }, [begin, missing]);

    switch (state.is) {
      case 'there':
        return <state.view {...props} />;
      case 'loading':
        return quiet ? null : <p>{t('common.loading')}</p>;
      case 'failed':
        return quiet ? null : (
          <Notice
            tone="offline"
            title={t('errors.unavailable.what')}
            action={<ActionButton onPress={begin}>{t('common.again')}</ActionButton>}
          />
        );
      default:
        return state satisfies never;
    }
  };
}
