using System.Text.Json.Nodes;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Tests.TestKit;

/// <summary>A payload as it was written once. A later form may say more; what the sample says must be there.</summary>
public static class FrozenSample
{
    public static string Of(string process, int version = 1) =>
        File.ReadAllText(Repository.Path("SecurityPortal.Tests", "Processes", process, "Samples", $"application-v{version}.json"));

    /// <summary>Reading and writing it loses nothing.</summary>
    public static void LosesNothing<TPayload>(string sample)
    {
        var written = PayloadJson.Write(PayloadJson.Read<TPayload>(sample));

        Assert.True(JsonNode.DeepEquals(Contained(JsonNode.Parse(written)!, JsonNode.Parse(sample)!), JsonNode.Parse(sample)), written);
    }

    private static JsonNode Contained(JsonNode written, JsonNode sample)
    {
        if (written is JsonObject now && sample is JsonObject then)
        {
            return new JsonObject(then.Where(p => now[p.Key] is not null)
                .Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, Contained(now[p.Key]!, p.Value!))));
        }

        return written is JsonArray nowItems && sample is JsonArray thenItems
            ? new JsonArray([.. nowItems.Zip(thenItems, (n, t) => (JsonNode?)Contained(n!, t!))])
            : written.DeepClone();
    }
}
