import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import { emptyPicture, type Picture } from './picture.ts';

export type PictureStore = StoreApi<Picture>;

export function createPictureStore(): PictureStore {
  return createStore<Picture>()(() => emptyPicture);
}

const PictureContext = createContext<PictureStore | null>(null);
export const PictureProvider = PictureContext.Provider;

export function usePictureStore(): PictureStore {
  const store = useContext(PictureContext);
  if (store === null) throw new Error('no picture above this component');
  return store;
}

/** A part of the picture; renders again only when that part is another one. */
export function usePicture<T>(select: (picture: Picture) => T): T {
  return useStore(usePictureStore(), select);
}
