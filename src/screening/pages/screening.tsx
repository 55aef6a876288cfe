export default function Screening() {
  return <p>Not written yet.</p>
}
