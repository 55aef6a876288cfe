/** An application for whoever holds a link to it open in this browser. */
import { type ApplicationId, applicationId } from '#kernel/ids.ts'
import type { Site } from '#web/context.ts'
import type { OpenedApplication } from '../application-store.ts'
import { APPLICATION_LINK } from '../mail.ts'

/** @returns undefined when this browser holds no link to it, or when there is no such application: the page tells neither */
export async function heldApplication(
  { applications, held }: Site,
  named: string,
): Promise<OpenedApplication | undefined> {
  const id = idOf(named)
  const holds = async () =>
    (await held()).some(({ purpose, subject }) => purpose === APPLICATION_LINK && subject === id)
  return id && (await holds()) ? applications.open(id) : undefined
}

export const idOf = (named: string): ApplicationId | undefined => applicationId.safeParse(named).data
