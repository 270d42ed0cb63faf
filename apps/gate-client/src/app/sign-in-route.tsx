import { useNavigate, useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import { SignInScreen } from '../screens/sign-in/sign-in-screen.tsx';
import { placeAfterSignIn } from '../session/home.ts';
import { UpdateBand } from '../pwa/update-band.tsx';
import { enterAt } from './entering.ts';
import { DeviceSwitches } from './strip/device-switches.tsx';

export function SignInRoute() {
  const { cordon, placeLeftBy } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate();
  const { history } = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  return (
    <>
      <UpdateBand />
      <SignInScreen
        switches={<DeviceSwitches />}
        authors={cordon.authors}
        onDeviceDoubted={cordon.finder.look}
        onEnrol={() => void navigate({ to: '/enrol' })}
        onSignedIn={(session) => {
          cordon.signIn(session);
          const { personId, role } = session.person;
          enterAt(history, placeAfterSignIn(role, to ?? placeLeftBy(personId)));
        }}
      />
    </>
  );
}
