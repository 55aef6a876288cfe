/** The page that signing out passes in a browser that keeps something of the console. */
import { leaveHere } from './device/leaving.ts'

void leaveHere()
