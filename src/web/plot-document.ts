/** A document to draw in where there is no browser. */
import { parseHTML } from 'linkedom'

export const emptyDocument = (): Document => parseHTML('<!DOCTYPE html><html><body></body></html>').document
