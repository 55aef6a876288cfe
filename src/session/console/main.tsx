/** Where the console begins. */
import { createRoot } from 'react-dom/client'

const place = document.getElementById('console')
if (place) createRoot(place).render(<main>The console.</main>)
