import { enterNumber } from '../screens/sign-in.ts';
import { seen } from '../touch.ts';
import type { View } from './view.ts';

export const signInViews: readonly View[] = [
  { name: 'sign-in', who: null, device: 'tablet', fits: true, reach: (post) => seen(post.page.getByRole('main')) },
  { name: 'sign-in-pin', who: null, device: 'tablet', fits: true, reach: (post) => enterNumber(post, '1001') },
];
