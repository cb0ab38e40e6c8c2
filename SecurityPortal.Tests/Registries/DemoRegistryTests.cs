using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Tests.Registries;

public sealed class DemoRegistryTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);

    private readonly FakeTimeProvider _clock = new(new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Persons_All_AreManyAndWellFormed()
    {
        var persons = DemoCivilRegistry.All;

        Assert.True(persons.Count >= 200);
        Assert.Equal([DemoCivilRegistry.WrongCheckDigit], persons.Select(p => p.PersonalNumber!.Value).Where(n => !n.HasValidCheckDigit));
        Assert.Equal(Municipalities.All.Select(m => m.Code), persons.Select(p => p.MunicipalityCode).Distinct().Order());
        Assert.All(persons, p => Assert.InRange(p.BirthDate, Today.AddYears(-81).AddDays(1), Today.AddYears(-16)));
        Assert.All(persons, p => Assert.True(TextRules.IsPlain(p.FullName)));
        Assert.True(persons.Count(p => p.MaidenName is not null) > 20);
        Assert.Contains(persons, child => persons.Any(parent =>
            parent.FirstName == child.ParentName && parent.LastName == child.LastName && parent.BirthDate.AddYears(17) < child.BirthDate));
    }

    [Fact]
    public void Businesses_All_AreManyAndOwnedByPersonsOfTheRegistry()
    {
        var businesses = DemoBusinessRegistry.All;
        var persons = DemoCivilRegistry.All.Select(p => p.PersonalNumber!.Value).ToHashSet();

        Assert.True(businesses.Count >= 60);
        Assert.All(businesses, b => Assert.True(b.Number.IsNui && b.Number.HasUsualPrefix && b.OldNumber is null or { IsNui: false, HasUsualPrefix: true }));
        Assert.All(businesses, b => Assert.NotNull(Municipalities.Find(b.MunicipalityCode)));
        Assert.All(businesses, b => Assert.Subset(persons, b.Owners.ToHashSet()));
        Assert.All(businesses, b => Assert.NotEmpty(b.Owners));
        Assert.InRange(businesses.Count(b => b.OldNumber is not null), 30, 59);
        Assert.InRange(businesses.Count(b => !b.IsActive), 3, 10);
    }

    [Fact]
    public async Task FindPerson_ThreeKindsOfNumber_GiveThreeAnswers()
    {
        var registry = new DemoCivilRegistry(_clock);

        var found = Assert.IsType<LookupOutcome<PersonSnapshot>.Found>(await registry.FindAsync(PersonalNumber.Parse("1900000010"), default));
        Assert.Equal("Gëzim Tahiraj", found.Record.FullName);
        Assert.Equal(_clock.GetUtcNow().UtcDateTime, found.Record.ReadAt);
        Assert.IsType<LookupOutcome<PersonSnapshot>.Unknown>(await registry.FindAsync(PersonalNumber.Parse("2012345677"), default));
        Assert.IsType<LookupOutcome<PersonSnapshot>.Unavailable>(await registry.FindAsync(DemoCivilRegistry.OutOfOrder, default));
        Assert.True(DemoCivilRegistry.OutOfOrder.HasValidCheckDigit);
    }

    [Fact]
    public async Task FindBusiness_EitherNumber_GivesTheSameBusiness()
    {
        var registry = new DemoBusinessRegistry();

        var byNew = Assert.IsType<LookupOutcome<BusinessRecord>.Found>(await registry.FindAsync(BusinessNumber.Parse("819001037"), default));
        var byOld = Assert.IsType<LookupOutcome<BusinessRecord>.Found>(await registry.FindAsync(BusinessNumber.Parse("71901053"), default));

        Assert.Same(byNew.Record, byOld.Record);
        Assert.IsType<LookupOutcome<BusinessRecord>.Unknown>(await registry.FindAsync(BusinessNumber.Parse("810000001"), default));
        foreach (var number in DemoBusinessRegistry.OutOfOrder)
        {
            Assert.IsType<LookupOutcome<BusinessRecord>.Unavailable>(await registry.FindAsync(number, default));
        }
    }
}
