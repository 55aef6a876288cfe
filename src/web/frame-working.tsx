/** The frame of somebody who works: the practice, the places to go, who they are. */
import type { ReactNode } from 'react'
import type { SignedIn } from '#people/people.ts'
import { list } from './format.ts'
import { DemonstrationBanner, type Door, Frame, FrameNav, SignOut } from './frame.tsx'
import { type Place, PlaceContext } from './place.tsx'
import { PracticeSwitch } from './practice-switch.tsx'
import './styles/agenda.css'
import './styles/rulings.css'
import './styles/drawings.css'

type WorkingFrameProps = {
  readonly person: SignedIn
  readonly place: Place
  /** What the places have in common: "Practice". */
  readonly label: string
  readonly doors: readonly Door[]
  readonly children: ReactNode
}

export function WorkingFrame({ person, place, label, doors, children }: WorkingFrameProps) {
  return (
    <PlaceContext value={place}>
      <Frame
        kind="staff"
        banner={person.demonstration && <DemonstrationBanner />}
        header={
          <>
            <p className="frame-name">
              <span className="brand">Kairos</span> {person.practiceName}
            </p>
            <FrameNav label={label} doors={doors} />
            <div className="frame-person">
              <p>
                <a href="/account">{person.name}</a> <span className="frame-roles">{list(person.roles)}</span>
              </p>
              <PracticeSwitch />
              <SignOut />
            </div>
          </>
        }
      >
        {children}
      </Frame>
    </PlaceContext>
  )
}
