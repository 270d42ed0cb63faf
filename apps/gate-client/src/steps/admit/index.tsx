import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { useState } from 'react';
import { useNow } from '../../clock/clock.tsx';
import { useWords } from '../../i18n/words.tsx';
import { admissionOf } from '../../state/admission.ts';
import { usePicture } from '../../state/picture-store.ts';
import { AskOverride, type OverrideTarget } from '../incidents/ask-override.tsx';
import { admissionIn } from '../model/seen.ts';
import { FindingList } from '../parts/finding-list.tsx';
import { FormPage, type FormProps } from '../parts/form-page.tsx';
import type { StepView } from '../view.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { inOrderOfWeight } from '../../ui/verdict/finding-row.tsx';

/** Every condition of admission as it stands this second; the vehicle is let in when nothing is left to wait for. */
function Form(props: FormProps) {
  const words = useWords();
  const { t } = words;
  const { visit, step } = props;
  const now = useNow();
  const picture = usePicture((all) => all);
  const [asking, setAsking] = useState<OverrideTarget | null>(null);
  if (!isUnderWay(visit)) return null;
  const { findings, waiting } = admissionIn(admissionOf(visit, picture, now));
  const waits = waiting.map((rule) => t(`rules.findings.${rule}.title`));
  return (
    <FormPage
      {...props}
      report={{ kind: 'admit' }}
      irreversible
      disabled={waiting.length > 0}
      missing={t('steps.admit.waiting', { rules: words.list(waits) })}
      word={t('steps.admit.submit')}
      onDone={() => undefined}
    >
      {waiting.length > 0 && (
        <Notice
          tone="hold"
          title={t('steps.admit.waiting', { rules: words.list(waits) })}
          text={t('steps.admit.since', { at: words.time(visit.currentSince) })}
        />
      )}
      <FindingList
        label={t('steps.admit.conditions')}
        findings={inOrderOfWeight(findings).map((finding) => ({ step, finding }))}
        visit={visit}
        onAsk={setAsking}
      />
      <AskOverride visit={visit} target={asking} onClose={() => setAsking(null)} />
    </FormPage>
  );
}

export const view: StepView<'admit'> = { Form, fields: () => ({}), summary: () => '' };
