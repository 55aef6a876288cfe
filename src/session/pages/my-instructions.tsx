export default function MyInstructions() {
  return <p>Not written yet.</p>
}
