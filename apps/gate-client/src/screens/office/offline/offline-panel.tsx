import { completePolicy, type OfflinePolicy, offlinePolicy } from '@cordon/protocol/offline/policy.ts';
import { type OfflineRule, offlineRules } from '@cordon/protocol/steps/shape.ts';
import { isPlanned } from '@cordon/protocol/plan/shipped.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { stepShapes } from '@cordon/protocol/steps/kinds.ts';
import type { z } from 'zod';
import { useWords } from '../../../i18n/words.tsx';
import { Segmented } from '../../../ui/choose/segmented.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { useField, SaveBar } from '../parts/form-fields.tsx';
import { type OfficeForm, useOfficeForm, useSiteVersion } from '../parts/office-form.ts';
import styles from './offline.module.css';

type Kind = keyof OfflinePolicy;
/* What is chosen is the policy itself. */
const policyForm: z.ZodType<OfflinePolicy, OfflinePolicy> = offlinePolicy as never;
const kinds = (Object.keys(offlinePolicy.shape) as Kind[]).filter(isPlanned);

/** [U243] Which steps an officer may record without the server, one by one. */
export function OfflinePanel({ site }: { site: SiteState }) {
  const { t } = useWords();
  const basedOn = useSiteVersion();
  const form = useOfficeForm({
    key: 'office/offline',
    typed: policyForm,
    schema: policyForm,
    saved: completePolicy(site.offline),
    words: () => '',
    follows: true,
  });
  const save = () => form.submit((policy) => form.act.run({ type: 'setOffline', policy, basedOn }));

  return (
    <Panel title={t('office.offline.title')} flush>
      <p className={styles.lead}>{t('office.offline.lead')}</p>
      <dl className={styles.rows}>
        {kinds.map((kind) => (
          <div key={kind} className={styles.row} data-kind={kind}>
            <dt>{t(`terms.steps.${kind}`)}</dt>
            <dd>
              {stepShapes[kind].offline === 'never' ? (
                t('office.offline.never')
              ) : (
                <RuleChoice form={form} kind={kind} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <SaveBar
        act={form.act}
        dirty={form.isChanged}
        overtaken={form.overtaken}
        problem={null}
        onSave={save}
        onDiscard={form.discard}
      />
    </Panel>
  );
}

function RuleChoice({ form, kind }: { form: OfficeForm<OfflinePolicy, OfflinePolicy>; kind: Kind }) {
  const { t } = useWords();
  const { value, onChange } = useField<OfflineRule, OfflinePolicy, OfflinePolicy>({ form, name: kind });
  return (
    <Segmented
      size="desk"
      label={t(`terms.steps.${kind}`)}
      value={value}
      choices={offlineRules.map((rule) => ({ value: rule, word: t(`office.offline.rules.${rule}`) }))}
      onChange={onChange}
    />
  );
}
