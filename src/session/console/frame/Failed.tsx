/** Around every part: one that fails says so and leaves the others to work. What was recorded lies elsewhere. */
import { Component, type ReactNode } from 'react'
import { Notice } from '#web/page.tsx'
import { EMPTY, FAILED } from '../words.ts'

type FailedProps = {
  /** The page that does the same without this console. */
  readonly plain?: string
  readonly children: ReactNode
}

export class Failed extends Component<FailedProps, { readonly failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    const { plain, children } = this.props
    if (!this.state.failed) return children
    return (
      <Notice tone="red" title={FAILED.title} urgent>
        <p>{FAILED.kept}</p>
        <p className="alarm-acts">
          <button
            type="button"
            className="button button-primary"
            onClick={() => this.setState({ failed: false })}
          >
            {FAILED.again}
          </button>
          <a className="button button-quiet" href={plain ?? '/today'}>
            {plain ? FAILED.plain : EMPTY.toPage}
          </a>
        </p>
      </Notice>
    )
  }
}
