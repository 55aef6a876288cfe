/** Opens the device and shows what it holds. */
import { createRoot } from 'react-dom/client'
import '#web/styles/layers.css'
import '#web/styles/tokens.css'
import '#web/styles/base.css'
import '#web/styles/layout.css'
import '#web/styles/forms.css'
import '#web/styles/components.css'
import '#web/styles/rulings.css'
import '#web/styles/drawings.css'
import '#web/styles/print.css'
import '../pages/session.css'
import { Console } from './Console.tsx'
import './console.css'
import './console-entry.css'
import { browserWorld } from './device/browser.ts'
import { openDevice } from './device/device.ts'
import { comeBack } from './frame/way-back.ts'

export async function start(): Promise<void> {
  comeBack()
  const place = document.getElementById('console')
  if (place) createRoot(place).render(<Console device={await openDevice(browserWorld())} />)
}
