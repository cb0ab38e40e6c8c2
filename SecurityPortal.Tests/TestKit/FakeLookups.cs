using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Civil and business registry whose answers a test gives: at once by <see cref="Person"/>, or when it likes through <see cref="Hold"/>.</summary>
public sealed class FakeLookups : IPersonLookupService, IBusinessLookupService
{
    public List<(PersonalNumber Number, LookupContext Context)> Asked { get; } = [];

    public Result<LookupOutcome<PersonSnapshot>> Person { get; set; } = new LookupOutcome<PersonSnapshot>.Unknown();

    public Result<LookupOutcome<BusinessRecord>> Business { get; set; } = new LookupOutcome<BusinessRecord>.Unknown();

    /// <summary>Where set, an answer waits for it.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public CancellationToken LastToken { get; private set; }

    public void Knows(string firstName, string lastName) => Person = new LookupOutcome<PersonSnapshot>.Found(Snapshot(firstName, lastName));

    public async Task<Result<LookupOutcome<PersonSnapshot>>> FindAsync(PersonalNumber number, LookupContext context, CancellationToken ct)
    {
        Asked.Add((number, context));
        LastToken = ct;
        var answer = Person;
        if (Hold is not null)
        {
            await Hold.Task;
        }

        return answer;
    }

    public Task<Result<LookupOutcome<BusinessRecord>>> FindAsync(BusinessNumber number, LookupContext context, CancellationToken ct) =>
        Task.FromResult(Business);

    public Task<Result<LookupOutcome<PersonSnapshot>>> FindForVisitorAsync(PersonalNumber number, LookupVisitor visitor, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Result<LookupOutcome<BusinessRecord>>> FindForVisitorAsync(BusinessNumber number, LookupVisitor visitor, CancellationToken ct) =>
        throw new NotSupportedException();

    private static PersonSnapshot Snapshot(string firstName, string lastName) => new()
    {
        FirstName = firstName, LastName = lastName, ParentName = "Zef", BirthDate = new DateOnly(1980, 5, 17), BirthPlace = "Gjakovë", Gender = Gender.Male,
        MunicipalityCode = "19", Settlement = "Matiçan", Source = PersonSource.Registry, ReadAt = new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc),
    };
}
