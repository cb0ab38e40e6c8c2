namespace SecurityPortal.Core.Licences;

/// <summary>The natural person to whom a licence is granted, whoever applied.</summary>
/// <param name="PersonId">Key of the person (<see cref="Licence.PersonId"/>).</param>
/// <param name="Name">Name printed on the licence.</param>
public sealed record LicenceHolder(Guid PersonId, string Name)
{
    // The name stays out of logs.
    public override string ToString() => $"holder {PersonId}";
}
