using System.Text.Json.Nodes;

namespace SecurityPortal.Core.Notifications;

/// <summary>Brings stored mails of earlier versions into today's form.</summary>
public interface IMailUpgrade
{
    /// <summary>Changes the properties of a mail stored under <paramref name="fromVersion"/> to those of the current version.</summary>
    void Upgrade(JsonObject stored, int fromVersion);
}
